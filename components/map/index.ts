export { PlaceMap } from './PlaceMap';
