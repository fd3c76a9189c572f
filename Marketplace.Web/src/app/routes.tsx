import { createBrowserRouter } from 'react-router';
import { RequireSession } from '@/features/identity/RequireSession';
import { Shell } from '@/shell/Shell';
import { ErrorPage } from './ErrorPage';
import { NotFoundPage } from './NotFoundPage';
import { Starting } from './Starting';

/** Every page is a chunk of its own, fetched when it is first opened. */
export const router = createBrowserRouter([
  {
    HydrateFallback: Starting,
    ErrorBoundary: ErrorPage,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('@/features/identity/SignInPage')).SignInPage }) },
      { path: '/register', lazy: async () => ({ Component: (await import('@/features/identity/RegisterPage')).RegisterPage }) },
      {
        path: '/forgot-password',
        lazy: async () => ({ Component: (await import('@/features/identity/ForgotPasswordPage')).ForgotPasswordPage }),
      },
      {
        path: '/reset-password',
        lazy: async () => ({ Component: (await import('@/features/identity/ResetPasswordPage')).ResetPasswordPage }),
      },
      {
        path: '/',
        element: (
          <RequireSession>
            <Shell />
          </RequireSession>
        ),
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { index: true, lazy: async () => ({ Component: (await import('@/features/home/HomePage')).HomePage }) },
              { path: 'products', lazy: async () => ({ Component: (await import('@/features/products/ProductsPage')).ProductsPage }) },
              {
                path: 'products/new',
                lazy: async () => ({ Component: (await import('@/features/products/NewProductPage')).NewProductPage }),
              },
              { path: 'products/:id', lazy: async () => ({ Component: (await import('@/features/products/ProductPage')).ProductPage }) },
              {
                path: 'categories',
                lazy: async () => ({ Component: (await import('@/features/categories/CategoriesPage')).CategoriesPage }),
              },
              { path: 'imports', lazy: async () => ({ Component: (await import('@/features/imports/ImportsPage')).ImportsPage }) },
              { path: 'imports/:id', lazy: async () => ({ Component: (await import('@/features/imports/ImportPage')).ImportPage }) },
              {
                path: 'connections',
                lazy: async () => ({ Component: (await import('@/features/connections/ConnectionsPage')).ConnectionsPage }),
              },
              {
                path: 'connections/:id',
                lazy: async () => ({ Component: (await import('@/features/connections/ConnectionPage')).ConnectionPage }),
              },
              { path: 'listings', lazy: async () => ({ Component: (await import('@/features/listings/ListingsPage')).ListingsPage }) },
              { path: 'orders', lazy: async () => ({ Component: (await import('@/features/orders/OrdersPage')).OrdersPage }) },
              { path: 'orders/:id', lazy: async () => ({ Component: (await import('@/features/orders/OrderPage')).OrderPage }) },
              { path: 'inventory', lazy: async () => ({ Component: (await import('@/features/inventory/InventoryPage')).InventoryPage }) },
              { path: 'drift', lazy: async () => ({ Component: (await import('@/features/drift/DriftPage')).DriftPage }) },
              { path: 'activity', lazy: async () => ({ Component: (await import('@/features/activity/ActivityPage')).ActivityPage }) },
              { path: 'settings', lazy: async () => ({ Component: (await import('@/features/settings/SettingsPage')).SettingsPage }) },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]);
