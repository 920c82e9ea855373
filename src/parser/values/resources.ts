/** The top-level resources of a project (compose-go, types.NetworkConfig and its neighbours). */

import { type Decoder, listOf, members, unread } from './decoder.ts';
import { mapping } from './mappings.ts';
import { flag, setFlag, someInteger, someText, text } from './scalars.ts';

export const network: Decoder = members({
  attachable: setFlag,
  driver: someText,
  driver_opts: mapping,
  enable_ipv4: flag,
  enable_ipv6: flag,
  external: setFlag,
  internal: setFlag,
  ipam: members({
    config: listOf(members({ aux_addresses: mapping, gateway: someText, ip_range: someText, subnet: someText })),
    driver: someText,
    options: unread('Docker Compose passes no options to the address manager.'),
  }),
  labels: mapping,
  name: someText,
});

export const volume: Decoder = members({ driver: someText, driver_opts: mapping, external: setFlag, labels: mapping, name: someText });

/** A config or a secret. */
export const fileSource: Decoder = members({
  /** An empty file is a file. */
  content: text,
  driver: someText,
  driver_opts: mapping,
  environment: someText,
  external: setFlag,
  file: someText,
  labels: mapping,
  name: someText,
  template_driver: someText,
});

export const model: Decoder = members({ context_size: someInteger, model: someText, name: someText, runtime_flags: listOf(text) });
