import { useEffect, useRef } from 'react';
import type { ProductDetail } from '@/api/schema';
import { toValues, type ProductValues } from './productForm';

interface Form {
  isDirty: () => boolean;
  setInitialValues: (values: ProductValues) => void;
  setValues: (values: ProductValues) => void;
}

/**
 * Takes over what changed on the server (stock, a picture, another user's edit), unless the seller is in the middle of an edit.
 * What is older than what the form has, such as the copy from before a save, is left alone.
 */
export function useFreshValues(form: Form, product: ProductDetail | null) {
  const taken = useRef(product);

  const take = (fresh: ProductDetail) => {
    const values = toValues(fresh);
    taken.current = fresh;
    form.setInitialValues(values);
    form.setValues(values);
  };

  useEffect(() => {
    const last = taken.current;
    if (!product || product === last || form.isDirty() || (last && product.version < last.version)) return;
    take(product);
  });

  return take;
}
