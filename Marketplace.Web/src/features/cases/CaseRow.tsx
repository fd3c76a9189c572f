import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BuyerCaseModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { money } from '@/format/money';
import { words } from '@/format/words';
import { AnswerModal } from './AnswerModal';
import { type Answer, buttons, kinds } from './answers';

/** One case with its answers. On the order's own page the order is not named again. */
export function CaseRow({ connectionId, buyerCase, named }: { connectionId: string; buyerCase: BuyerCaseModel; named: boolean }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { kind, orderId, orderNumber, reason, amount, currency, waits, openedAt, answerBy, answers } = buyerCase;
  const title = kinds[kind] ?? words(kind);
  return (
    <Group justify="space-between" gap="sm" role="group" aria-label={`${title}, order ${orderNumber}`}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Badge color={waits ? 'orange' : 'gray'}>{waits ? 'Your turn' : 'With the buyer'}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {named && orderId && (
            <>
              <Anchor component={Link} to={`/orders/${orderId}`} inherit>
                Order {orderNumber}
              </Anchor>
              {' · '}
            </>
          )}
          {named && !orderId && `Order ${orderNumber} · `}
          {words(reason)}
          {amount !== null && ` · ${money(amount, currency)}`}
          {' · opened '}
          <RelativeTime at={openedAt} />
          {answerBy && (
            <>
              {' · answer due '}
              <RelativeTime at={answerBy} />
            </>
          )}
        </Text>
      </div>
      <Group gap="xs">
        {(answers as Answer[]).map((one, index) => (
          <Button key={one} size="xs" variant={index === 0 && waits ? 'filled' : 'default'} onClick={() => setAnswer(one)}>
            {buttons[one]}
          </Button>
        ))}
      </Group>
      {answer && <AnswerModal connectionId={connectionId} buyerCase={buyerCase} answer={answer} onClose={() => setAnswer(null)} />}
    </Group>
  );
}
