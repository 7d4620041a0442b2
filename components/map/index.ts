export { PlaceMap } from './place-map';
