/** Receipt numbers and their check digit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReceipt, luhnDigit, receiptProblem } from '../../src/domain/receipt.js';

const luhn = { length: 12, check: 'luhn' } as const;
const payload = fc.stringMatching(/^\d{11}$/);

describe('luhnDigit', () => {
  it('agrees with the well-known example', () => {
    expect(luhnDigit('7992739871')).toBe('3');
  });
});

describe('receiptProblem', () => {
  it('accepts any payload with its own check digit and no other digit', () => {
    fc.assert(
      fc.property(payload, fc.constantFrom(...'0123456789'), (digits, last) => {
        expect(receiptProblem(digits + last, luhn)).toBe(last === luhnDigit(digits) ? null : 'check');
      }),
    );
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(payload, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const right = [...(digits + luhnDigit(digits))];
        right[place] = String((Number(right[place]) + shift) % 10);
        expect(isReceipt(right.join(''), luhn)).toBe(false);
      }),
    );
  });

  it('notices two neighbouring digits swapped, but for 09 and 90', () => {
    fc.assert(
      fc.property(payload, fc.nat(10), (digits, place) => {
        const right = [...(digits + luhnDigit(digits))];
        const [one = '', two = ''] = right.slice(place, place + 2);
        fc.pre(one !== two && ![one + two].some((pair) => pair === '09' || pair === '90'));
        const swapped = [...right.slice(0, place), two, one, ...right.slice(place + 2)].join('');
        expect(receiptProblem(swapped, luhn)).toBe('check');
      }),
    );
  });

  it('refuses another length and anything but digits', () => {
    expect(receiptProblem('123', luhn)).toBe('length');
    expect(receiptProblem('', luhn)).toBe('length');
    expect(receiptProblem('12345678901幺', luhn)).toBe('length');
  });

  it('asks only for the length where the centre has no check digit', () => {
    expect(isReceipt('12345678', { length: 8, check: 'none' })).toBe(true);
    expect(isReceipt('1234567', { length: 8, check: 'none' })).toBe(false);
  });
});
