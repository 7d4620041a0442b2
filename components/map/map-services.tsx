import { useStrings } from '../i18n';
import './map-services.css';
import { MAP_SERVICES, serviceStrings } from './services';

/** Links that show a point in the reader's own map service. Degrees WGS-84, metres. */
export default function MapServices(place: {
  name: string;
  lon: number;
  lat: number;
  /** How well the point is known, in the reader's words; null where it is good. */
  rough: string | null;
}) {
  const strings = useStrings(serviceStrings);
  return (
    <div className="ym-services">
      <ul>
        {MAP_SERVICES.map(({ id, address }) => (
          <li key={id}>
            <a href={address(place.lon, place.lat, place.name)} target="_blank" rel="noreferrer">
              {strings[id]}
            </a>
          </li>
        ))}
      </ul>
      {place.rough && <p>{strings.rough(place.rough)}</p>}
      <p>{strings.note}</p>
    </div>
  );
}
