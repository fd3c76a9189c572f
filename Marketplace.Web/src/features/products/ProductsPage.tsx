import { Button } from '@mantine/core';
import { IconBox, IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { useUrlFilter } from '@/components/useUrlFilter';
import { useProducts } from './api';
import { ProductCard } from './ProductCard';
import { productColumns } from './productColumns';
import { ProductFilters } from './ProductFilters';
import { SelectionBar } from './SelectionBar';
import { useProductSelection } from './useProductSelection';

export function ProductsPage() {
  const navigate = useNavigate();
  const filter = useUrlFilter();
  const narrowed = {
    search: filter.get('search'),
    active: filter.get('active'),
    vendor: filter.get('vendor'),
    categoryId: filter.get('categoryId'),
  };
  const query = { ...narrowed, sort: filter.get('sort') };
  const products = useProducts(query);
  const selection = useProductSelection(query, products.items);
  const filtered = Object.values(narrowed).some(Boolean);
  const importButton = (
    <Button variant="default" leftSection={<IconFileImport size={17} />} onClick={() => void navigate('/imports')}>
      Import products
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <Button component="a" href="/api/products/export" download variant="default" leftSection={<IconDownload size={17} />}>
              Export
            </Button>
            {importButton}
            <Button component={Link} to="/products/new" leftSection={<IconPlus size={17} />}>
              New product
            </Button>
          </>
        }
      />
      <ProductFilters filter={filter} />
      {products.isError && <QueryProblem error={products.error} retry={products.refetch} />}
      <SelectionBar selection={selection} filtered={filtered} more={products.hasNextPage} />
      <DataGrid
        label="Products"
        rows={products.items}
        columns={productColumns}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        card={(row) => <ProductCard product={row} />}
        loading={products.isPending}
        onOpen={(row) => void navigate(`/products/${row.id}`)}
        selection={selection.grid}
        sort={{ value: query.sort, onChange: (sort) => filter.set({ sort }) }}
        empty={
          filtered ? (
            <EmptyState icon={IconBox} title="No product matches" description="Try another word, or clear the filters." />
          ) : (
            <EmptyState
              icon={IconBox}
              title="No products yet"
              description="Import the file you already have, from Shopify, WooCommerce or a spreadsheet, or add the first by hand."
              action={importButton}
            />
          )
        }
        footer={<LoadMore loaded={products.items.length} pages={products} />}
      />
    </>
  );
}
