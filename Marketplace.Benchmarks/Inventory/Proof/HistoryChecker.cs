using Marketplace.Contracts.Inventory;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// Decides whether a history keeps every promise of the stock. Pure: it believes neither the callers nor the database, and holds each against the
/// other. The ledger is the order in which things are claimed to have happened, so that whether the history is linearizable need not be
/// searched: the claimed order must explain every answer and must not contradict the clock.
/// </summary>
internal static class HistoryChecker
{
    /// <summary>
    /// Movements that no caller asks for: holds that run out, the giving back before a sale is reserved again, and what bundles and their components do
    /// to each other.
    /// </summary>
    private static readonly string[] _ownMovements = ["expire:", "reopened:", "components:", "compose:", "bundle-"];

    /// <returns>Empty when every promise was kept.</returns>
    public static List<Violation> Check(History history)
    {
        var calls = history.Calls.ToLookup(c => c.Command.Key, StringComparer.Ordinal);
        return
        [
            .. Stock(history),
            .. Holds(history),
            .. history.Ledger.CountBy(r => r.Key, StringComparer.Ordinal).Where(k => k.Value > 1)
                .Select(k => new Violation(BrokenPromise.Contradicted, $"{k.Key} moved stock {k.Value} times")),
            .. history.Ledger.SelectMany(row => Asked(row, [.. calls[row.Key]], history)),
            .. Acknowledged(history),
            .. new AnswerOrder(history).Check(),
        ];
    }

    /// <summary>The ledger leads from the opening stock to the item, step by step, and never below nothing.</summary>
    private static IEnumerable<Violation> Stock(History history)
    {
        var (onHand, reserved) = (history.Opening.OnHand, history.Opening.Reserved);
        foreach (var row in history.Ledger)
        {
            (onHand, reserved) = (onHand + row.OnHandDelta, reserved + row.ReservedDelta);
            if ((row.OnHandAfter, row.ReservedAfter) != (onHand, reserved))
                yield return new(BrokenPromise.Lost, $"{row.Key} says {row.OnHandAfter}/{row.ReservedAfter} after it, the movements before add up to {onHand}/{reserved}");
            if (onHand < 0 || reserved < 0 || reserved > onHand)
                yield return new(BrokenPromise.Oversold, $"{row.Key} leaves {onHand} on hand and {reserved} reserved");
            (onHand, reserved) = (row.OnHandAfter, row.ReservedAfter);
        }

        if (history.Item != new StockLevel(onHand, reserved))
            yield return new(BrokenPromise.Lost, $"the item has {history.Item}, its ledger ends with {onHand}/{reserved}");
    }

    /// <summary>What is reserved is what is held, and each hold is in the state that the ledger brought it to.</summary>
    private static IEnumerable<Violation> Holds(History history)
    {
        var held = history.Opening.Reserved + history.Holds.Where(h => h.State == "held").Sum(h => h.Quantity);
        if (held != history.Item.Reserved)
            yield return new(BrokenPromise.Lost, $"{held} are held, but {history.Item.Reserved} reserved");
        var last = history.Ledger.Where(r => r.SubjectId is not null).GroupBy(r => r.SubjectId!.Value).ToDictionary(g => g.Key, g => g.Last().Kind);
        foreach (var hold in history.Holds)
        {
            var expected = last.GetValueOrDefault(hold.Id) switch { "reserve" => "held", "commit" or "sell" => "committed", "release" or "return" => "released", "expire" => "expired", _ => "no hold" };
            if (hold.State != expected)
                yield return new(BrokenPromise.Contradicted, $"hold {hold.Id} is {hold.State}, its ledger says {expected}");
        }
    }

    /// <summary>A movement was asked for, and is what was asked.</summary>
    private static IEnumerable<Violation> Asked(LedgerRow row, IReadOnlyList<Call> calls, History history)
    {
        if (Array.Exists(_ownMovements, own => row.Key.StartsWith(own, StringComparison.Ordinal)))
            yield break;
        if (calls.Count == 0)
        {
            yield return new(BrokenPromise.Contradicted, $"nobody asked for {row.Key}");
            yield break;
        }

        var command = calls[0].Command;
        var quantity = command.Kind is InventoryCommandKind.Commit or InventoryCommandKind.Release or InventoryCommandKind.Reopen
            ? history.Holds.FirstOrDefault(h => h.Id == command.Subject)?.Quantity ?? 0
            : command.Quantity;
        var (kind, onHand, reserved) = command.Kind switch
        {
            InventoryCommandKind.Reserve or InventoryCommandKind.Reopen => ("reserve", 0, quantity),
            InventoryCommandKind.Commit => ("commit", -quantity, -quantity),
            InventoryCommandKind.Release => ("release", 0, -quantity),
            InventoryCommandKind.Adjust => ("adjust", quantity, 0),
            _ => throw new NotSupportedException($"No history has {command.Kind}."),
        };
        if ((row.Kind, row.OnHandDelta, row.ReservedDelta) != (kind, onHand, reserved))
            yield return new(BrokenPromise.Contradicted, $"{row.Key} asked for {kind} {onHand}/{reserved}, and did {row.Kind} {row.OnHandDelta}/{row.ReservedDelta}");
        if (command.Kind is (InventoryCommandKind.Reserve or InventoryCommandKind.Reopen) && calls.Any(c => c.Answer?.ReservationId is { } told && told != row.SubjectId))
            yield return new(BrokenPromise.Contradicted, $"{row.Key} made hold {row.SubjectId}, its caller was told of another");
    }

    /// <summary>What callers were told happened, happened once; of what they were told did not, nothing did.</summary>
    private static IEnumerable<Violation> Acknowledged(History history)
    {
        var rows = history.Ledger.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, attempts) in history.Calls.GroupBy(c => c.Command.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToList())))
        {
            var done = attempts.Count(c => c.Answer?.Outcome is InventoryOutcome.Done);
            if (done > 1)
                yield return new(BrokenPromise.Contradicted, $"{key} was answered as done {done} times");
            if (!rows.Contains(key) && attempts.Exists(c => c.Answer?.Outcome is InventoryOutcome.Done or InventoryOutcome.Repeated))
                yield return new(BrokenPromise.AcknowledgedButMissing, $"{key} was acknowledged and is not in the ledger");
            if (rows.Contains(key) && attempts.TrueForAll(c => c.Answer?.Outcome is InventoryOutcome.Insufficient or InventoryOutcome.UnknownReservation))
                yield return new(BrokenPromise.Contradicted, $"{key} was refused and is in the ledger");
        }
    }
}
