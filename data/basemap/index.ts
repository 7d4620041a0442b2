/** A finer base map out of OpenStreetMap: what to ask for, how an answer becomes layers, and how they join a book's own. */
export { ExtractError, type ExtractFault, type OsmShape, readExtract } from './extract';
export { type Box, buildOsmLayers, mapLayersOf, OSM_CREDIT } from './layers';
export { type MatchReport, matchPoints, type PointMatch } from './points';
export { boxOf, OVERPASS, overpassQuery } from './query';
export { OSM_LAYERS, type OsmLayer, withGround } from './with-ground';
