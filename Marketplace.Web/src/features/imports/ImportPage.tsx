import { Skeleton, Stepper } from '@mantine/core';
import { useParams } from 'react-router';
import type { ImportDetail } from '@/api/schema';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { StateBadge } from '@/components/StateBadge';
import { bytes } from '@/format/numbers';
import { useImport } from './api';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';
import { ImportReview } from './ImportReview';
import { formatNames } from './mapping';
import classes from './ImportPage.module.css';

/** One import at its own address: review, progress, result. Leaving the page stops nothing. */
export function ImportPage() {
  const { id = '' } = useParams();
  const result = useImport(id);
  if (result.isError) return <QueryProblem error={result.error} retry={result.refetch} />;
  if (!result.data) return <Skeleton h={320} radius="lg" role="status" aria-label="Loading" />;
  const detail = result.data;
  return (
    <>
      <PageHeader
        title={detail.fileName}
        back={{ to: '/imports', label: 'Imports' }}
        badge={<StateBadge state={detail.state} />}
        description={`${formatNames[detail.format] ?? detail.format}, ${bytes(detail.bytesTotal)}`}
      />
      <Stepper
        active={stepOf(detail)}
        size="sm"
        mb="xl"
        classNames={{ stepDescription: classes.description }}
        wrap={false}
        aria-label="Import steps"
      >
        <Stepper.Step label="Review" description="Columns and first rows" />
        <Stepper.Step label="Import" description="Products, prices, stock" loading={detail.state === 'running'} />
        <Stepper.Step label="Result" description="What came in" />
      </Stepper>
      <ImportBody detail={detail} />
    </>
  );
}

function ImportBody({ detail }: { detail: ImportDetail }) {
  if (detail.state === 'uploaded') return <ImportReview detail={detail} />;
  if (detail.state === 'running') return <ImportProgress detail={detail} />;
  return <ImportResult detail={detail} />;
}

function stepOf({ state }: ImportDetail): number {
  if (state === 'uploaded') return 0;
  return state === 'running' ? 1 : 3;
}
