using Marketplace.Benchmarks.Inventory.Proof;
using Marketplace.Contracts.Inventory;

namespace Marketplace.Tests.Benchmarks;

/// <summary>A proof is worth what its checker catches: each of these histories breaks one promise.</summary>
public sealed class HistoryCheckerTests
{
    private static readonly Guid _first = Guid.CreateVersion7();
    private static readonly Guid _second = Guid.CreateVersion7();

    /// <summary>Of three units two are reserved, one of them is paid for, and two more are refused.</summary>
    private static readonly History _kept = new(
        new(3, 0),
        [
            Reserve("a", 1, 0, 10, new(InventoryOutcome.Done, new(3, 1), _first)),
            Reserve("b", 1, 5, 15, answer: null),
            Reserve("b", 1, 16, 25, new(InventoryOutcome.Repeated, new(3, 2), _second)),
            Reserve("c", 2, 20, 30, new(InventoryOutcome.Insufficient, new(3, 2), null)),
            new(new(InventoryCommandKind.Commit, "pay", Subject: _first), 40, 50, new(InventoryOutcome.Done, new(2, 1), _first)),
        ],
        [new("reserve", "a", 0, 1, 3, 1, _first), new("reserve", "b", 0, 1, 3, 2, _second), new("commit", "pay", -1, -1, 2, 1, _first)],
        [new(_first, 1, "committed"), new(_second, 1, "held")],
        new(2, 1));

    [Fact]
    public void A_history_that_keeps_its_promises_passes() => HistoryChecker.Check(_kept).ShouldBeEmpty();

    [Fact]
    public void A_call_without_an_answer_may_have_happened_or_not()
    {
        var history = _kept with { Calls = [.. _kept.Calls, Reserve("d", 1, 60, 70, answer: null)] };

        HistoryChecker.Check(history).ShouldBeEmpty();
    }

    [Fact]
    public void More_reserved_than_there_is_is_oversold() => Breaks(
        _kept with
        {
            Opening = new(1, 0),
            Ledger = [new("reserve", "a", 0, 1, 1, 1, _first), new("reserve", "b", 0, 1, 1, 2, _second), new("commit", "pay", -1, -1, 0, 1, _first)],
            Item = new(0, 1),
        },
        BrokenPromise.Oversold);

    [Fact]
    public void A_unit_that_went_without_a_movement_is_lost() => Breaks(_kept with { Item = new(1, 1) }, BrokenPromise.Lost);

    [Fact]
    public void A_hold_that_the_item_does_not_count_is_lost() =>
        Breaks(_kept with { Holds = [.. _kept.Holds, new(Guid.CreateVersion7(), 1, "held")] }, BrokenPromise.Lost);

    [Fact]
    public void A_movement_that_its_caller_was_told_of_must_be_there() => Breaks(
        _kept with { Calls = [.. _kept.Calls, Reserve("d", 1, 60, 70, new(InventoryOutcome.Done, new(2, 1), Guid.CreateVersion7()))] },
        BrokenPromise.AcknowledgedButMissing);

    [Fact]
    public void A_movement_that_was_refused_must_not_be_there() => Breaks(
        _kept with { Calls = [_kept.Calls[0] with { Answer = new(InventoryOutcome.Insufficient, new(3, 0), null) }, .. _kept.Calls.Skip(1)] },
        BrokenPromise.Contradicted);

    [Fact]
    public void A_movement_that_nobody_asked_for_must_not_be_there() => Breaks(_kept with { Calls = [.. _kept.Calls.Skip(1)] }, BrokenPromise.Contradicted);

    [Fact]
    public void A_command_is_done_once() =>
        Breaks(_kept with { Calls = [.. _kept.Calls, Reserve("a", 1, 60, 70, new(InventoryOutcome.Done, new(3, 1), _first))] }, BrokenPromise.Contradicted);

    [Fact]
    public void What_was_answered_before_another_was_asked_for_comes_before_it() => Breaks(
        _kept with { Calls = [.. _kept.Calls.Select(c => c.Command.Key == "a" ? c with { Started = 100, Ended = 110 } : c)] }, BrokenPromise.OutOfOrder);

    [Fact]
    public void A_refusal_tells_of_a_stock_that_there_was() => Breaks(
        _kept with { Calls = [.. _kept.Calls, Reserve("d", 2, 60, 70, new(InventoryOutcome.Insufficient, new(3, 2), null))] }, BrokenPromise.OutOfOrder);

    [Fact]
    public void Nobody_is_refused_what_is_there() => Breaks(
        _kept with { Calls = [.. _kept.Calls, Reserve("d", 1, 60, 70, new(InventoryOutcome.Insufficient, new(2, 1), null))] }, BrokenPromise.Contradicted);

    private static void Breaks(History history, BrokenPromise promise) => HistoryChecker.Check(history).Select(v => v.Promise).ShouldContain(promise);

    private static Call Reserve(string key, int quantity, long started, long ended, InventoryResult? answer) =>
        new(new(InventoryCommandKind.Reserve, key, quantity), started, ended, answer);
}
