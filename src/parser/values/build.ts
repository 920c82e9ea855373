/** `build` (compose-go, types.BuildConfig). */

import { type Decoder, listOf, mapOf, members, oneOrMany } from './decoder.ts';
import { hosts } from './hosts.ts';
import { mapping, sshKeys, variables } from './mappings.ts';
import { mode, setFlag, someBytes, someText, text } from './scalars.ts';
import { ulimit } from './ulimit.ts';

export const fileReference: Decoder = members({ source: someText, target: someText, uid: someText, gid: someText, mode });

export const build: Decoder = members({
  additional_contexts: mapping,
  args: variables,
  cache_from: oneOrMany(listOf(text)),
  cache_to: oneOrMany(listOf(text)),
  context: someText,
  dockerfile: someText,
  dockerfile_inline: someText,
  entitlements: listOf(text),
  extra_hosts: hosts,
  isolation: someText,
  labels: mapping,
  network: someText,
  no_cache: setFlag,
  no_cache_filter: oneOrMany(listOf(text)),
  platforms: oneOrMany(listOf(text)),
  privileged: setFlag,
  provenance: someText,
  pull: setFlag,
  sbom: someText,
  secrets: listOf(fileReference),
  shm_size: someBytes,
  ssh: sshKeys,
  tags: oneOrMany(listOf(text)),
  target: someText,
  ulimits: mapOf(ulimit),
});
