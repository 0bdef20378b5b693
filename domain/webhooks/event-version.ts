/**
 * Of the form of all events. What is added (fields, types, values of a field that is said to grow) leaves it as it is; it grows when something that a
 * receiver may rely on is taken away or comes to mean something else.
 */
export const EVENT_VERSION = 1;
