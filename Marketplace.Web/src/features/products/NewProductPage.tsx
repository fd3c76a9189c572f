import { useNavigate } from 'react-router';
import { showDone } from '@/app/queryClient';
import { ProductEditor } from './editor/ProductEditor';

export function NewProductPage() {
  const navigate = useNavigate();
  return (
    <ProductEditor
      product={null}
      onSaved={(product) => {
        showDone('Product created. Now add its pictures.');
        void navigate(`/products/${product.id}`, { replace: true });
      }}
    />
  );
}
