/** Label selectors: whether they can be read, and which labels they select. */

import { isLabelValue, isQualifiedName } from '../names.ts';
import type { LabelSelector, LabelSelectorRequirement } from '../objects.gen.ts';
import { type Check, each } from './fault.ts';
import { checkLabels } from './metadata.ts';

export const checkSelector: Check<LabelSelector> = ({ matchLabels, matchExpressions }, at, report) => {
  checkLabels(matchLabels, `${at}.matchLabels`, report);
  checkRequirements(matchExpressions, `${at}.matchExpressions`, report);
};

type Requirement = Omit<LabelSelectorRequirement, 'operator'> & { readonly operator: string };

/** Of labels of Pods, and of nodes, whose selectors also compare numbers. */
export const checkRequirements = each<Requirement>(({ key, operator, values = [] }, at, report) => {
  if (!isQualifiedName(key)) report('selector', `${at}.key`, `${JSON.stringify(key)} is not a qualified name`);
  const expected = OPERATORS[operator];
  if (expected === undefined) report('selector', `${at}.operator`, `${JSON.stringify(operator)} is not known`);
  else if (!expected.fits(values.length)) report('selector', `${at}.values`, `must have ${expected.what} for the operator ${operator}`);
  for (const [i, value] of values.entries()) {
    if (!isLabelValue(value)) report('selector', `${at}.values[${i}]`, `${JSON.stringify(value)} is not a label value`);
  }
});

interface ValueCount {
  readonly what: string;
  fits(count: number): boolean;
}

const SOME: ValueCount = { what: 'a member', fits: (count) => count > 0 };
const NONE: ValueCount = { what: 'no members', fits: (count) => count === 0 };
const ONE: ValueCount = { what: 'one member', fits: (count) => count === 1 };
const OPERATORS: Readonly<Record<string, ValueCount>> = { In: SOME, NotIn: SOME, Exists: NONE, DoesNotExist: NONE, Gt: ONE, Lt: ONE };

export function isEmptySelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return matchExpressions.length === 0 && Object.keys(matchLabels).length === 0;
}

export function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every((requirement) => meets(labels, requirement))
  );
}

function meets(labels: Readonly<Record<string, string>>, { key, operator, values = [] }: LabelSelectorRequirement): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}
