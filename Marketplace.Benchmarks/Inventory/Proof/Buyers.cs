using System.Collections.Concurrent;
using Marketplace.Contracts.Inventory;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// Many buyers at once, each reserving one or two units of something and then paying or going away; some who have paid take it back, and pay again or
/// go away. A buyer who gets no answer asks again, with the same key, until there is one.
/// </summary>
/// <param name="apply">Brings a command to an item; null: nobody knows what became of it.</param>
internal sealed class Buyers(IReadOnlyList<Guid> items, Func<Guid, InventoryCommand, Task<InventoryResult?>> apply)
{
    private readonly ConcurrentQueue<(Guid ItemId, Call Call)> _calls = new();

    public IReadOnlyList<Call> CallsOf(Guid itemId) => [.. _calls.Where(c => c.ItemId == itemId).Select(c => c.Call)];

    /// <param name="baskets">How often each buyer reserves something.</param>
    public Task BuyAsync(int buyers, int baskets, int seed) => Task.WhenAll(Enumerable.Range(0, buyers).Select(buyer => Task.Run(async () =>
    {
        var random = new Random(HashCode.Combine(seed, buyer));
        for (var basket = 0; basket < baskets; basket++)
            await BuyAsync(items[random.Next(items.Count)], $"{buyer}.{basket}", random.Next(1, 3), pays: random.Next(3) > 0, hesitates: random.Next(4) == 0);
    })));

    private async Task BuyAsync(Guid item, string key, int quantity, bool pays, bool hesitates)
    {
        var reserved = await AskAsync(item, new(InventoryCommandKind.Reserve, $"reserve:{key}", quantity));
        if (reserved.ReservationId is not { } hold)
            return;
        if (pays && hesitates)
        {
            await AskAsync(item, new(InventoryCommandKind.Commit, $"commit:{key}:first", Subject: hold));
            if ((await AskAsync(item, new(InventoryCommandKind.Reopen, $"reopen:{key}", Subject: hold))).ReservationId is not { } again)
                return;
            (hold, pays) = (again, quantity == 1);
        }

        await AskAsync(item, pays
            ? new(InventoryCommandKind.Commit, $"commit:{key}", Subject: hold)
            : new(InventoryCommandKind.Release, $"release:{key}", Subject: hold));
    }

    private async Task<InventoryResult> AskAsync(Guid item, InventoryCommand command)
    {
        while (true)
        {
            var call = await Call.MakeAsync(command, () => apply(item, command));
            _calls.Enqueue((item, call));
            if (call.Answer is { } answer)
                return answer;
        }
    }
}
