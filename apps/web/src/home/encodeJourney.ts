/** What makes a document of records. Fetched by itself: asked for as a whole, the package would bring all that is in it. */
export { encodeJourney } from '@journeyboard/doc'
