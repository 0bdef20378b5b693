/** What a principal may do. Each route names those of which one is needed; none includes another. */
export const roles = [
  'invoices:write',
  'invoices:read',
  'settings',
  'webhooks',
  'operator',
  'codec',
] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => roles.some((role) => role === text);
