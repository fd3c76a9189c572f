import { z } from '@/api/zod';

export const email = z.email('Enter an e-mail address, like you@example.com.');
/** The rules of the server's Identity options; the server has the last word. */
export const newPassword = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .regex(/[a-z]/, 'Use at least one small letter.')
  .regex(/[A-Z]/, 'Use at least one capital letter.')
  .regex(/\d/, 'Use at least one digit.');
