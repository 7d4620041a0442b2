import Supercluster from 'supercluster';

export interface ClusterPoint {
  id: string;
  lon: number;
  lat: number;
  /** Number in the list, if the list is numbered. */
  number?: number;
}

/** One marker on the map: a place, or several too close to tell apart. */
export interface Cluster<T extends ClusterPoint> {
  key: string;
  lon: number;
  lat: number;
  members: T[];
}

/** Groups points by the pixels between them, per zoom; built once for a set of points. */
export class Clusters<T extends ClusterPoint> {
  readonly #index: Supercluster<{ at: number }, Record<string, never>>;
  readonly #points: readonly T[];

  constructor(points: readonly T[], radius: number) {
    this.#points = points;
    this.#index = new Supercluster({ radius, extent: 256, maxZoom: 17, minPoints: 2 });
    this.#index.load(
      points.map((point, at) => ({
        type: 'Feature' as const,
        properties: { at },
        geometry: { type: 'Point' as const, coordinates: [point.lon, point.lat] },
      })),
    );
  }

  /** What to draw in a box (west, south, east, north) at a zoom, members by number, then in their order. */
  at(box: [number, number, number, number], zoom: number): Cluster<T>[] {
    return this.#index.getClusters(box, Math.round(zoom)).map((feature) => {
      const [lon, lat] = feature.geometry.coordinates as [number, number];
      const { properties } = feature;
      if ('cluster' in properties && properties.cluster) {
        const id = properties.cluster_id as number;
        const leaves = this.#index.getLeaves(id, Number.POSITIVE_INFINITY);
        const members = leaves.map((leaf) => this.#points[(leaf.properties as { at: number }).at]!);
        members.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
        return { key: `c${members.map((member) => member.id).join()}`, lon, lat, members };
      }
      const point = this.#points[(properties as { at: number }).at]!;
      return { key: point.id, lon, lat, members: [point] };
    });
  }
}

/** What a cluster shows: its two numbers ("1·3"), the first and how many more ("1 +4"), or how many it holds where the list has no numbers. */
export function clusterText(members: readonly ClusterPoint[]): string {
  const numbers = members.map((member) => member.number).filter((number) => number !== undefined);
  if (numbers.length !== members.length) return String(members.length);
  return numbers.length === 2 ? numbers.join('·') : `${numbers[0]} +${numbers.length - 1}`;
}
