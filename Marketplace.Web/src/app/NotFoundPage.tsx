import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@/components/EmptyState';

export function NotFoundPage() {
  return (
    <EmptyState
      icon={IconCompass}
      title="This page does not exist"
      description="The address may be mistyped, or what was here has been removed."
      action={
        <Button component={Link} to="/">
          Back to home
        </Button>
      }
    />
  );
}
