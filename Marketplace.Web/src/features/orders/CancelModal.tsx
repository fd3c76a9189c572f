import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderDetail } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { useCancel } from './api';

const reasons = [
  { value: 'out_of_stock', label: 'Out of stock' },
  { value: 'buyer_asked', label: 'The buyer asked for it' },
  { value: 'address', label: 'It cannot be sent to this address' },
  { value: 'other', label: 'Another reason' },
];

interface CancelModalProps {
  order: OrderDetail;
  channelName: string;
  onClose: () => void;
}

export function CancelModal({ order, channelName, onClose }: CancelModalProps) {
  const cancel = useCancel(order.id);
  const oversold = order.lines.some((line) => line.stock === 'oversold');
  const [reason, setReason] = useState(oversold ? 'out_of_stock' : 'buyer_asked');
  const submit = () =>
    cancel.mutate(
      { reason },
      {
        onSuccess: () => {
          showDone(`${channelName} is being asked to cancel the order.`);
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={`Cancel order ${order.number}`}>
      <Text size="sm" mb="md">
        {channelName} tells the buyer. What the order took from your stock comes back.
      </Text>
      <Select
        label="Reason"
        data={reasons}
        value={reason}
        onChange={(chosen) => setReason(chosen ?? reason)}
        allowDeselect={false}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep the order
        </Button>
        <Button color="red" onClick={submit} loading={cancel.isPending}>
          Cancel the order
        </Button>
      </Group>
    </Modal>
  );
}
