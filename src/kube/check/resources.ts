/** Requests and limits. https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */

import { isQualifiedName } from '../names.ts';
import type { ResourceRequirements } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import type { Check, Report } from './fault.ts';

export const checkResources: Check<Omit<ResourceRequirements, 'claims'>> = ({ limits = {}, requests = {} }, at, report) => {
  checkAmounts(limits, `${at}.limits`, report);
  checkAmounts(requests, `${at}.requests`, report);
  const asked = Object.keys({ ...limits, ...requests });
  if (asked.some((name) => name.startsWith('hugepages-')) && !asked.includes('cpu') && !asked.includes('memory'))
    report('quantity', at, 'asks for huge pages without CPU or memory');
  for (const [resource, request] of Object.entries(requests))
    checkAgainstLimit({ resource, request, limit: limits[resource] }, `${at}.requests`, report);
};

const checkAmounts: Check<Readonly<Record<string, string>>> = (amounts, at, report) => {
  for (const [resource, text] of Object.entries(amounts)) {
    if (!isContainerResource(resource))
      report('quantity', at, `has the resource ${JSON.stringify(resource)}, which containers do not have`);
    checkQuantity(text, `${at}.${resource}`, report);
    if (isWhole(resource) && (parseQuantity(text) ?? 0n) % 1_000_000_000n !== 0n)
      report('quantity', `${at}.${resource}`, `${text} is not a whole number`);
  }
};

export const checkQuantity: Check<string> = (text, at, report) => {
  const amount = parseQuantity(text);
  if (amount === undefined) report('quantity', at, `${JSON.stringify(text)} is no quantity`);
  else if (amount < 0n) report('quantity', at, `${text} is less than nothing`);
};

interface Request {
  readonly resource: string;
  readonly request: string;
  readonly limit: string | undefined;
}

function checkAgainstLimit({ resource, request, limit }: Request, at: string, report: Report): void {
  const least = parseQuantity(request);
  const most = limit === undefined ? undefined : parseQuantity(limit);
  if (least === undefined || (limit !== undefined && most === undefined)) return;
  if (most !== undefined && least > most) report('quantity', `${at}.${resource}`, `${request} is more than the limit ${limit}`);
  else if (isWhole(resource) && least !== most)
    report('quantity', `${at}.${resource}`, `${request} must be its limit as well: a device is not shared`);
}

/** Devices and huge pages, of which there is no overcommitment. */
function isWhole(resource: string): boolean {
  return resource.includes('/') || resource.startsWith('hugepages-');
}

function isContainerResource(resource: string): boolean {
  if (['cpu', 'memory', 'ephemeral-storage'].includes(resource) || resource.startsWith('hugepages-')) return true;
  return resource.includes('/') && isQualifiedName(resource) && !resource.startsWith('requests.');
}
