using System.Diagnostics;
using Marketplace.Contracts.Inventory;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>What happened to one item: what its callers asked and were told, and what the database says at the end.</summary>
/// <param name="Opening">The stock before the first call.</param>
/// <param name="Ledger">In the order of its sequence.</param>
/// <param name="Item">The item's own row.</param>
internal sealed record History(
    StockLevel Opening, IReadOnlyList<Call> Calls, IReadOnlyList<LedgerRow> Ledger, IReadOnlyList<HoldRow> Holds, StockLevel Item);

/// <summary>One attempt of a command as its caller saw it. A command that is sent again is another call with the same key.</summary>
/// <param name="Started">On the callers' one clock, in ticks.</param>
/// <param name="Ended">When the answer came, or when the caller gave up waiting for it.</param>
/// <param name="Answer">Null: the caller does not know what became of it.</param>
internal sealed record Call(InventoryCommand Command, long Started, long Ended, InventoryResult? Answer)
{
    /// <summary>Calls, and looks at the clock before and after.</summary>
    public static async Task<Call> MakeAsync(InventoryCommand command, Func<Task<InventoryResult?>> apply)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await apply();
        return new(command, started, Stopwatch.GetTimestamp(), answer);
    }
}

/// <param name="SubjectId">The reservation that the movement made or settled.</param>
internal sealed record LedgerRow(string Kind, string Key, int OnHandDelta, int ReservedDelta, int OnHandAfter, int ReservedAfter, Guid? SubjectId);

/// <param name="State">held, committed, released or expired.</param>
internal sealed record HoldRow(Guid Id, int Quantity, string State);

/// <summary>The promise that was broken.</summary>
internal enum BrokenPromise
{
    /// <summary>More was taken than there was.</summary>
    Oversold,

    /// <summary>Units came or went without a movement: ledger, holds and item disagree.</summary>
    Lost,

    /// <summary>A caller was told that something happened, and it did not.</summary>
    AcknowledgedButMissing,

    /// <summary>Something happened that nobody asked for, twice, or otherwise than it was asked or told.</summary>
    Contradicted,

    /// <summary>No order of the calls that agrees with when they were made and answered explains the answers.</summary>
    OutOfOrder,
}

internal sealed record Violation(BrokenPromise Promise, string What);
