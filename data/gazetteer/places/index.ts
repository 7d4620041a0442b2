/** Places: sourced facts → base map layers, locations for entities, and what is told and exported about them. */
export { linkedPlaces, placesCsv } from './export';
export { type GeoFacts, parseGeoFacts } from './facts';
export { isOnMap, placesGeoJSON } from './geojson';
export { buildLayers } from './layers';
export { locateEntities } from './locate';
export { placesReport, placesReportText } from './report';
