/** `volumes` of a service (compose-go, types.ServiceVolumeConfig). */

import { type Decoder, members } from './decoder.ts';
import { mapping } from './mappings.ts';
import { setFlag, someBytes, someCount, someText } from './scalars.ts';

export const mount: Decoder = members({
  bind: members({ create_host_path: setFlag, propagation: someText, recursive: someText, selinux: someText }),
  consistency: someText,
  image: members({ subpath: someText }),
  read_only: setFlag,
  source: someText,
  target: someText,
  tmpfs: members({ mode: someCount, size: someBytes }),
  type: someText,
  volume: members({ labels: mapping, nocopy: setFlag, subpath: someText }),
});
