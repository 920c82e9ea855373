/** What stands in a Secret where a person has to fill in the value. */
export const PLACEHOLDER = 'CHANGE_ME';
