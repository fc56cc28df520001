/** Fields of a lane. */
import { setLaneHeight, setLaneKind, setLaneRole } from '@journeyboard/editor'
import { LANE_KINDS, LANE_ROLES, type Lane } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { optionsOf, ROLE_WORDS } from '../words.ts'
import { ResetRow } from './ResetRow.tsx'
import { SelectRow } from './Row.tsx'
import { TitleRow } from './TitleRow.tsx'
import { LANE_KIND_WORDS, ROLE_SENTENCES } from './words.ts'

export function LaneDetails({ lane }: { readonly lane: Lane }) {
  const { doc } = useBoard()
  return (
    <>
      <TitleRow
        label="Title"
        text={{ family: 'lane', id: lane.id, field: 'title' }}
        value={lane.title}
        placeholder="What stands in this row"
      />
      <SelectRow
        label="Kind"
        options={optionsOf(LANE_KINDS, LANE_KIND_WORDS)}
        value={lane.kind}
        onChoose={(kind) => setLaneKind(doc, lane.id, kind)}
      />
      <SelectRow
        label="Role"
        options={optionsOf(LANE_ROLES, ROLE_WORDS)}
        value={lane.role}
        hint={ROLE_SENTENCES[lane.role]}
        onChoose={(role) => setLaneRole(doc, lane.id, role)}
      />
      <ResetRow
        label="Height"
        value={lane.height}
        automatic="As its cards need"
        onReset={() => setLaneHeight(doc, lane.id, null)}
      />
    </>
  )
}
