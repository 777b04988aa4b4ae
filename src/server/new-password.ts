/** Passwords made for somebody else: to be read off a screen, typed once, then changed. */
import { randomInt } from 'node:crypto';

/** No characters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Four groups of four: 79 bits. */
export function newPassword(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, letter).join('')).join('-');
}
