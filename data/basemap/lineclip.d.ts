declare module 'lineclip' {
  import type { Position } from 'geojson';

  type Box = [west: number, south: number, east: number, north: number];
  export function clipPolyline(points: Position[], box: Box): Position[][];
  export function clipPolygon(points: Position[], box: Box): Position[];
}
