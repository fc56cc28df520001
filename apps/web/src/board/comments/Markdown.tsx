/** The words of a comment: a tree of Markdown-light as elements, never as HTML. */
import { Fragment, useMemo } from 'react'
import { GuestWord } from '../../ui/GuestWord.tsx'
import styles from './comments.module.css'
import { type Block, type Inline, type Line, type Mentioned, readMarkdown } from './markdownLight.ts'

interface Props {
  readonly text: string
  readonly mentions: readonly Mentioned[]
}

export function Markdown({ text, mentions }: Props) {
  const blocks = useMemo(() => readMarkdown(text, mentions), [text, mentions])
  return (
    <div className={styles.words}>
      {numbered(blocks, (block) => (
        <BlockOf block={block} />
      ))}
    </div>
  )
}

function BlockOf({ block }: { readonly block: Block }) {
  if (block.type === 'paragraph') {
    return (
      <p>
        {numbered(block.lines, (line, index) => (
          <>
            {index > 0 && <br />}
            <LineOf line={line} />
          </>
        ))}
      </p>
    )
  }
  const List = block.isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {numbered(block.items, (item) => (
        <li>
          <LineOf line={item} />
        </li>
      ))}
    </List>
  )
}

function LineOf({ line }: { readonly line: Line }) {
  return numbered(line, (part) => <Part part={part} />)
}

function Part({ part }: { readonly part: Inline }) {
  switch (part.type) {
    case 'text':
      return part.text
    case 'bold':
      return <strong>{part.text}</strong>
    case 'mention':
      return (
        <>
          <span className={styles.mention}>{part.text}</span>
          <GuestWord person={part.person} />
        </>
      )
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      )
  }
}

/** Parts of a text that never changes place: their number is their key. */
function numbered<Item>(items: readonly Item[], render: (item: Item, index: number) => React.ReactNode) {
  return items.map((item, index) => <Fragment key={String(index)}>{render(item, index)}</Fragment>)
}
