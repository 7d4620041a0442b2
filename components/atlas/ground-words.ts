import { defineStrings } from '../i18n';

/** Of the choice of a base map, in the atlas and in the settings. */
export const groundWords = defineStrings(
  {
    ground: '底图',
    key: '密钥',
    address: '瓦片地址（https，含 {z} {x} {y}）',
    turnOn: '使用',
    invalidAddress: '地址要以 https:// 开头并含 {z} {x} {y}',
  },
  {
    ground: 'Base map',
    key: 'Key',
    address: 'Tile address (https, with {z} {x} {y})',
    turnOn: 'Use',
    invalidAddress: 'The address must start with https:// and hold {z} {x} {y}',
  },
);
