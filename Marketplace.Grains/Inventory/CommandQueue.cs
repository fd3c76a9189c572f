using Marketplace.Contracts.Inventory;
using Marketplace.Data.Inventory;

namespace Marketplace.Grains.Inventory;

/// <summary>The commands of one item that wait to be written, in the order they came.</summary>
internal sealed class CommandQueue
{
    private const int MaxBatch = 500;
    private readonly Queue<PendingCommand> _waiting = new();

    public Task<InventoryResult> Add(InventoryCommand command)
    {
        var pending = new PendingCommand(command);
        _waiting.Enqueue(pending);
        return pending.Answer;
    }

    /// <summary>
    /// The next commands that can go in one statement, or null. A key stands at most once in a batch (its repetition waits for the next, where
    /// it is recognised), and a return reads the ledger of the sale before it, so it opens a batch of its own.
    /// </summary>
    public CommandBatch? NextBatch()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var batch = new List<PendingCommand>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (batch.Count < MaxBatch && _waiting.TryPeek(out var next)
            && (batch.Count == 0 || next.Command.Kind is not InventoryCommandKind.Return) && keys.Add(next.Command.Key))
        {
            batch.Add(_waiting.Dequeue());
        }

        return new(batch);
    }
}

internal sealed class PendingCommand(InventoryCommand command)
{
    private readonly TaskCompletionSource<InventoryResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InventoryCommand Command => command;

    public Task<InventoryResult> Answer => _answer.Task;

    public void Complete(InventoryResult result) => _answer.TrySetResult(result);

    public void Fail(Exception failure) => _answer.TrySetException(failure);
}

/// <summary>Commands that are written, and answered, together.</summary>
internal sealed class CommandBatch(IReadOnlyList<PendingCommand> commands)
{
    private static readonly TimeSpan DefaultHold = TimeSpan.FromMinutes(15);

    public IReadOnlyList<StockMovement> Movements(DateTimeOffset now) => [.. commands.Select(c => Movement(c.Command, now))];

    /// <summary>When the first hold that this batch may have made runs out.</summary>
    public DateTimeOffset? FirstExpiry(DateTimeOffset now) => commands
        .Where(c => c.Command.Kind.Holds())
        .Min(c => (DateTimeOffset?)(now + (c.Command.HoldFor ?? DefaultHold)));

    public void Answer(AppliedBatch applied)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            commands[i].Complete(new(Outcome(applied.Outcomes[i]), new(applied.OnHand[i], applied.Reserved[i]), applied.ReservationIds[i]));
        }
    }

    public void Fail(Exception failure)
    {
        foreach (var command in commands)
        {
            command.Fail(failure);
        }
    }

    private static StockMovement Movement(InventoryCommand c, DateTimeOffset now) => new(
        Name(c.Kind), c.Key, c.Quantity, c.Kind is InventoryCommandKind.Reserve ? Guid.CreateVersion7(now) : c.Subject,
        c.Kind.Holds() ? now + (c.HoldFor ?? DefaultHold) : null, c.Reference, c.Note, c.CauseAt, c.Sku);

    private static string Name(InventoryCommandKind kind) => kind switch
    {
        InventoryCommandKind.Reserve => "reserve",
        InventoryCommandKind.Commit => "commit",
        InventoryCommandKind.Release => "release",
        InventoryCommandKind.Adjust => "adjust",
        InventoryCommandKind.Count => "count",
        InventoryCommandKind.Sell => "sell",
        InventoryCommandKind.Return => "return",
        InventoryCommandKind.Expire => "expire",
        InventoryCommandKind.Reopen => "reopen",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static InventoryOutcome Outcome(string name) => name switch
    {
        "done" => InventoryOutcome.Done,
        "repeated" => InventoryOutcome.Repeated,
        "insufficient" => InventoryOutcome.Insufficient,
        "oversold" => InventoryOutcome.Oversold,
        "unknown_reservation" => InventoryOutcome.UnknownReservation,
        "composed" => InventoryOutcome.Composed,
        "another_sku" => InventoryOutcome.AnotherSku,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}

internal static class HoldingCommands
{
    /// <summary>Whether the command makes a hold, whose time will be over.</summary>
    public static bool Holds(this InventoryCommandKind kind) => kind is InventoryCommandKind.Reserve or InventoryCommandKind.Reopen;
}
