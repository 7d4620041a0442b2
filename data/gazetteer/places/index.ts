/** Places: sourced facts → base map layers, locations for entities, and what is told and exported about them. */

export { type LinkedPlace, type LinkedPlaces, linkedPlaces, placesCsv } from './export';
export {
  GEO_FILES,
  type GeoFacts,
  type GeoPoint,
  type GeoSource,
  type HouseNumber,
  parseGeoFacts,
  type Statement,
} from './facts';
export { isOnMap, type PlaceProperties, placeFeature, placesGeoJSON } from './geojson';
export { buildLayers } from './layers';
export { locateEntities } from './locate';
export { type LevelCounts, type LevelRow, type PlacesReport, placesReport, placesReportText } from './report';
export { GeoFactError } from './tsv';
