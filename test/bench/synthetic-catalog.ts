/** Catalogs as big as wanted, made of the halves of real names, and full of near-duplicates. */
import type { Item } from '../../src/domain/item.js';

/** Siblings of one thing: what really large catalogs are full of. */
const ACTIONS = ['新办', '变更', '延续', '补办', '注销', '备案', '年审', '迁移'];
const SIBLINGS = 4;

/** The real items first, then for each pair of real items some siblings that differ in the action only. */
export function syntheticCatalog(real: readonly Item[], size: number): Item[] {
  const made = Array.from({ length: Math.max(0, size - real.length) }, (_, at) => madeItem(real, at));
  return [...real.slice(0, size), ...made];
}

function madeItem(real: readonly Item[], at: number): Item {
  const pair = Math.floor(at / SIBLINGS);
  const head = real[pair % real.length] as Item;
  const tail = real[(pair * 7 + Math.floor(pair / real.length) * 13) % real.length] as Item;
  const named = (a: string, b: string) => halves(a, b) + ACTIONS[(pair + at * 2) % ACTIONS.length];
  return {
    ...head,
    code: `s${at}`,
    name: named(head.name, tail.name),
    short_name: named(head.short_name, tail.short_name),
    aliases: head.aliases.map((alias, place) => named(alias, tail.aliases[place % Math.max(1, tail.aliases.length)] ?? alias)),
    confusable: [],
  };
}

function halves(a: string, b: string): string {
  return a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2));
}
