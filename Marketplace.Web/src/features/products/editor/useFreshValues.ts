import { useEffect, useRef } from 'react';
import type { ProductDetail } from '@/api/schema';
import { toValues, type ProductValues } from './productForm';

interface Form {
  isDirty: () => boolean;
  setInitialValues: (values: ProductValues) => void;
  setValues: (values: ProductValues) => void;
}

/** Takes over what changed on the server (stock, a picture, another user's edit), unless the seller is in the middle of an edit. */
export function useFreshValues(form: Form, product: ProductDetail | null) {
  const shown = useRef(product);
  useEffect(() => {
    if (!product || shown.current === product || form.isDirty()) return;
    shown.current = product;
    const values = toValues(product);
    form.setInitialValues(values);
    form.setValues(values);
  }, [form, product]);
}
