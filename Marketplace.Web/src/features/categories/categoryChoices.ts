import type { CategoryModel } from '@/api/schema';

/** Categories with their whole path as the label: `Clothing / Shirts`. */
export function categoryChoices(categories: CategoryModel[]): { value: string; label: string }[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const path = (category: CategoryModel): string => {
    const parent = category.parentId ? byId.get(category.parentId) : undefined;
    return parent ? `${path(parent)} / ${category.name}` : category.name;
  };
  return categories.map((category) => ({ value: category.id, label: path(category) })).sort((a, b) => a.label.localeCompare(b.label));
}
