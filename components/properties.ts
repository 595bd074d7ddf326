/** Converts a property of text: its attribute, when it is removed, leaves no text rather than `null`. */
export const text = (attribute: string | null): string => attribute ?? '';
