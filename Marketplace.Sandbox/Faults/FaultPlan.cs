using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace Marketplace.Sandbox.Faults;

/// <summary>The planned faults of every channel.</summary>
internal sealed class FaultPlans
{
    private readonly ConcurrentDictionary<string, FaultPlan> plans = new(StringComparer.Ordinal);

    public FaultPlan this[string channel] => plans.GetOrAdd(channel, _ => new FaultPlan());
}

[JsonConverter(typeof(JsonStringEnumConverter<CallFault>))]
internal enum CallFault
{
    None,
    Refuse,
    LoseAnswer,
}

/// <summary>What goes wrong next on one channel.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<PlannedFault> calls = [];

    public TimeSpan Slow { get; private set; }

    public TimeSpan WebhookDelay { get; private set; }

    public int DropWebhooks { get; private set; }

    public int DuplicateWebhooks { get; private set; }

    public int ReorderWebhooks { get; private set; }

    public IReadOnlyList<PlannedFault> Planned
    {
        get
        {
            lock (gate)
                return [.. calls];
        }
    }

    public void Add(FaultOrder order)
    {
        lock (gate)
        {
            if (order.Clear)
                Clear();
            Plan(CallFault.Refuse, order.Operation, StatusCodes.Status429TooManyRequests, order.Throttle);
            Plan(CallFault.Refuse, order.Operation, order.Status, order.FailNext);
            Plan(CallFault.LoseAnswer, order.Operation, order.TimeoutStatus, order.TimeoutAfterEffect);
            Slow = Span(order.SlowMs) ?? Slow;
            WebhookDelay = Span(order.DelayWebhooksMs) ?? WebhookDelay;
            DropWebhooks += order.DropWebhooks;
            DuplicateWebhooks += order.DuplicateWebhooks;
            ReorderWebhooks += order.ReorderWebhooks;
        }
    }

    /// <summary>The fault of this call, used up by asking; its status is null where the connection is dropped.</summary>
    /// <param name="operation">The call's operation.</param>
    /// <param name="named">Only a fault that names the operation counts.</param>
    public (CallFault Fault, int? Status) Next(string operation, bool named = false)
    {
        lock (gate)
        {
            var i = calls.FindIndex(c => c.Operation == operation || (c.Operation is null && !named));
            if (i < 0)
                return (CallFault.None, null);
            var planned = calls[i];
            if (planned.Count > 1)
                calls[i] = planned with { Count = planned.Count - 1 };
            else
                calls.RemoveAt(i);
            return (planned.Fault, planned.Status);
        }
    }

    /// <summary>How often the next webhook is sent, and whether it is held back; used up by asking.</summary>
    public (int Copies, bool Hold) NextWebhook()
    {
        lock (gate)
        {
            if (DropWebhooks > 0)
            {
                DropWebhooks--;
                return (0, false);
            }
            var copies = 1;
            if (DuplicateWebhooks > 0)
            {
                DuplicateWebhooks--;
                copies = 2;
            }
            if (ReorderWebhooks == 0)
                return (copies, false);
            // The last one of those to reorder goes out at once and takes the held ones with it, last first.
            ReorderWebhooks--;
            return (copies, ReorderWebhooks > 0);
        }
    }

    private static TimeSpan? Span(int? milliseconds) => milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    private void Plan(CallFault fault, string? operation, int? status, int count)
    {
        if (count > 0)
            calls.Add(new PlannedFault(fault, operation is "" ? null : operation, status, count));
    }

    private void Clear()
    {
        calls.Clear();
        Slow = WebhookDelay = TimeSpan.Zero;
        DropWebhooks = DuplicateWebhooks = ReorderWebhooks = 0;
    }
}

internal sealed record PlannedFault(CallFault Fault, string? Operation, int? Status, int Count);
