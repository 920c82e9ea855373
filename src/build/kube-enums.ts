/** Fields of the API whose values are a closed set, which the client library's models call plain strings (Kubernetes API reference, 1.34). */

const PROTOCOL = ['TCP', 'UDP', 'SCTP'];
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const VOLUME_MODE = ['Filesystem', 'Block'];
const SET_OPERATOR = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway'];
const HONOR = ['Honor', 'Ignore'];
const PROFILE = ['RuntimeDefault', 'Unconfined', 'Localhost'];
const TAINT_EFFECT = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const ENUMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AppArmorProfile.type', PROFILE],
  ['Container.imagePullPolicy', ['Always', 'IfNotPresent', 'Never']],
  ['Container.restartPolicy', ['Always']],
  ['Container.terminationMessagePolicy', ['File', 'FallbackToLogsOnError']],
  ['ContainerPort.protocol', PROTOCOL],
  ['CronJobSpec.concurrencyPolicy', ['Allow', 'Forbid', 'Replace']],
  ['DaemonSetUpdateStrategy.type', ['RollingUpdate', 'OnDelete']],
  ['DeploymentStrategy.type', ['Recreate', 'RollingUpdate']],
  ['HTTPGetAction.scheme', ['HTTP', 'HTTPS']],
  ['HTTPIngressPath.pathType', ['Exact', 'Prefix', 'ImplementationSpecific']],
  ['HTTPPathMatch.type', ['Exact', 'PathPrefix', 'RegularExpression']],
  ['HTTPPathModifier.type', ['ReplaceFullPath', 'ReplacePrefixMatch']],
  ['HTTPRouteFilter.type', ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite']],
  ['HTTPValueMatch.type', ['Exact', 'RegularExpression']],
  ['HostPathVolumeSource.type', ['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice']],
  ['JobSpec.completionMode', ['NonIndexed', 'Indexed']],
  ['JobSpec.podReplacementPolicy', ['TerminatingOrFailed', 'Failed']],
  ['LabelSelectorRequirement.operator', SET_OPERATOR],
  ['MetricSpec.type', ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']],
  ['MetricTarget.type', ['Utilization', 'Value', 'AverageValue']],
  ['NetworkPolicyPort.protocol', PROTOCOL],
  ['NetworkPolicySpec.policyTypes', ['Ingress', 'Egress']],
  ['NodeSelectorRequirement.operator', [...SET_OPERATOR, 'Gt', 'Lt']],
  ['PersistentVolumeClaimSpec.accessModes', ACCESS_MODES],
  ['PersistentVolumeClaimSpec.volumeMode', VOLUME_MODE],
  ['PersistentVolumeSpec.accessModes', ACCESS_MODES],
  ['PersistentVolumeSpec.persistentVolumeReclaimPolicy', ['Retain', 'Delete', 'Recycle']],
  ['PersistentVolumeSpec.volumeMode', VOLUME_MODE],
  ['PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy', ['IfHealthyBudget', 'AlwaysAllow']],
  ['PodOS.name', ['linux', 'windows']],
  ['PodSpec.dnsPolicy', ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']],
  ['PodSpec.preemptionPolicy', ['PreemptLowerPriority', 'Never']],
  ['PodSpec.restartPolicy', ['Always', 'OnFailure', 'Never']],
  ['SeccompProfile.type', PROFILE],
  ['SecurityContext.procMount', ['Default', 'Unmasked']],
  ['ServicePort.protocol', PROTOCOL],
  ['ServiceSpec.externalTrafficPolicy', ['Cluster', 'Local']],
  ['ServiceSpec.internalTrafficPolicy', ['Cluster', 'Local']],
  ['ServiceSpec.ipFamilies', ['IPv4', 'IPv6']],
  ['ServiceSpec.ipFamilyPolicy', ['SingleStack', 'PreferDualStack', 'RequireDualStack']],
  ['ServiceSpec.sessionAffinity', ['None', 'ClientIP']],
  ['ServiceSpec.type', ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']],
  ['StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted', ['Retain', 'Delete']],
  ['StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled', ['Retain', 'Delete']],
  ['StatefulSetSpec.podManagementPolicy', ['OrderedReady', 'Parallel']],
  ['StatefulSetUpdateStrategy.type', ['RollingUpdate', 'OnDelete']],
  ['StorageClass.volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']],
  ['Toleration.effect', TAINT_EFFECT],
  ['Toleration.operator', ['Exists', 'Equal']],
  ['TopologySpreadConstraint.nodeAffinityPolicy', HONOR],
  ['TopologySpreadConstraint.nodeTaintsPolicy', HONOR],
  ['TopologySpreadConstraint.whenUnsatisfiable', UNSATISFIABLE],
  ['VolumeMount.mountPropagation', ['None', 'HostToContainer', 'Bidirectional']],
  ['VolumeMount.recursiveReadOnly', ['Disabled', 'IfPossible', 'Enabled']],
]);
