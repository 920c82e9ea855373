/** As what a store is mounted. */
export type StoreForm =
  /** A PersistentVolumeClaim, provisioned by the storage class. */
  | 'claim'
  /** A claim template of the StatefulSet that alone mounts it: the claim of a replica is `<name>-<statefulset>-<ordinal>`. */
  | 'claim-template'
  /** The claim of an external volume: the cluster may have it already, so that it is written apart from the rest. */
  | 'external-claim'
  /** A claim that is in the cluster already. */
  | 'existing-claim'
  /** A claim on a PersistentVolume that is written beside it (NFS, SMB). */
  | 'static-claim'
  | 'scratch'
  | 'memory'
  | 'host-path';
