/** Amounts of money in words. */

/** `$0.0042`, `$1.25`, `$120`: two digits that say something. */
export function dollarsInWords(amount: number): string {
  if (amount === 0) return "$0";
  if (amount >= 99.5) return `$${Math.round(amount)}`;
  if (amount >= 0.995) return `$${amount.toFixed(2)}`;
  return amount < 0.00005 ? "under $0.0001" : `$${amount.toFixed(4)}`;
}
