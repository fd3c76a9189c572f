import type { CategoryModel } from '@/api/schema';

/** What places a category among the others. */
interface Placed {
  id: string;
  parentId: string | null;
  name: string;
  sortOrder: number;
}

export interface CategoryNode<Category = CategoryModel> {
  category: Category;
  depth: number;
}

/** Every category below its parent, siblings in their own order. */
export function inTreeOrder<Category extends Placed>(categories: Category[]): CategoryNode<Category>[] {
  const below = (parentId: string | null, depth: number): CategoryNode<Category>[] =>
    categories
      .filter((category) => category.parentId === parentId)
      .sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name))
      .flatMap((category) => [{ category, depth }, ...below(category.id, depth + 1)]);
  return below(null, 0);
}

/** The category and everything inside it: where it must not be moved to. */
export function withDescendants(categories: CategoryModel[], id: string): Set<string> {
  const inside = categories.filter((category) => category.parentId === id).flatMap((child) => [...withDescendants(categories, child.id)]);
  return new Set([id, ...inside]);
}
