using Marketplace.Contracts.Inventory;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// Whether the ledger's order agrees with the clock: a movement that was answered before another was asked for stands before it, and every
/// answer tells a stock that there was while its caller waited.
/// </summary>
internal sealed class AnswerOrder
{
    private readonly History _history;
    private readonly Dictionary<string, int> _places;
    private readonly (long Time, int Place)[] _answered;
    private readonly (long Time, int Place)[] _asked;

    public AnswerOrder(History history)
    {
        _history = history;
        _places = history.Ledger.Select((row, place) => (row.Key, Place: place)).DistinctBy(r => r.Key, StringComparer.Ordinal)
            .ToDictionary(r => r.Key, r => r.Place, StringComparer.Ordinal);
        var moved = history.Calls.Where(c => _places.ContainsKey(c.Command.Key)).GroupBy(c => c.Command.Key, StringComparer.Ordinal).ToList();
        // By time, each with the last place that is reached by then (answered) or the first that is reached only afterwards (asked).
        _answered = [.. moved.Where(g => g.Any(Succeeded)).Select(g => (Time: g.Where(Succeeded).Min(c => c.Ended), Place: _places[g.Key])).OrderBy(m => m.Time)];
        for (var i = 1; i < _answered.Length; i++)
            _answered[i].Place = Math.Max(_answered[i].Place, _answered[i - 1].Place);
        _asked = [.. moved.Select(g => (Time: g.Min(c => c.Started), Place: _places[g.Key])).OrderBy(m => m.Time)];
        for (var i = _asked.Length - 2; i >= 0; i--)
            _asked[i].Place = Math.Min(_asked[i].Place, _asked[i + 1].Place);
    }

    public IEnumerable<Violation> Check() => Movements().Concat(_history.Calls.Where(c => c.Answer is not null).SelectMany(Answer));

    private IEnumerable<Violation> Movements()
    {
        foreach (var (key, started) in _history.Calls.GroupBy(c => c.Command.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Min(c => c.Started))))
        {
            if (_places.TryGetValue(key, out var place) && place < Before(started))
                yield return new(BrokenPromise.OutOfOrder, $"{key} stands before what was answered when it was asked for");
        }
    }

    private IEnumerable<Violation> Answer(Call call)
    {
        var (outcome, level) = (call.Answer!.Outcome, call.Answer.Level);
        if (outcome is InventoryOutcome.Done)
        {
            if (_places.TryGetValue(call.Command.Key, out var place) && After(place + 1) != level)
                yield return new(BrokenPromise.Contradicted, $"{call.Command.Key} told {level}, its movement left {After(place + 1)}");
            yield break;
        }

        var seen = Enumerable.Range(Before(call.Started), Math.Max(0, Until(call.Ended) - Before(call.Started) + 1)).Any(place => After(place) == level);
        if (!seen)
            yield return new(BrokenPromise.OutOfOrder, $"{call.Command.Key} told {level}, which there was not while its caller waited");
        if (outcome is InventoryOutcome.Insufficient && call.Command.Kind is InventoryCommandKind.Reserve && level.Available >= call.Command.Quantity)
            yield return new(BrokenPromise.Contradicted, $"{call.Command.Key} was refused with {level.Available} available");
    }

    /// <summary>The stock after so many movements.</summary>
    private StockLevel After(int movements) =>
        movements == 0 ? _history.Opening : new(_history.Ledger[movements - 1].OnHandAfter, _history.Ledger[movements - 1].ReservedAfter);

    /// <summary>How many movements had certainly happened at a time.</summary>
    private int Before(long time)
    {
        var at = Count(_answered, time);
        return at == 0 ? 0 : _answered[at - 1].Place + 1;
    }

    /// <summary>How many movements can have happened by a time.</summary>
    private int Until(long time)
    {
        var at = Count(_asked, time);
        return at == _asked.Length ? _history.Ledger.Count : _asked[at].Place;
    }

    /// <summary>How many of the sorted have a time before this.</summary>
    private static int Count((long Time, int Place)[] sorted, long time)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool Succeeded(Call call) => call.Answer?.Outcome is InventoryOutcome.Done or InventoryOutcome.Repeated;
}
