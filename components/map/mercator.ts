/**
 * Web Mercator (EPSG:3857), the projection Leaflet draws in. World coordinates are fractions of the world square: x and y
 * from 0 to 1, y downwards; times `worldSize(zoom)` they are pixels. Input is WGS-84 degrees.
 */
export function worldX(lon: number): number {
  return (lon + 180) / 360;
}

export function worldY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** Width of the world in pixels at a (fractional) zoom, 256 px tiles. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom;
}

const EQUATOR_METRES = 40_075_016.686;

/** Metres on the ground that one pixel covers at a latitude. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / worldSize(zoom);
}

/** Great-circle distance in metres (mean earth radius 6,371,008.8 m, IUGG). */
export function distance(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}
