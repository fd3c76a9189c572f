using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayCaseTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task What_buyers_have_opened_is_read_with_what_can_be_answered_and_until_when()
    {
        var cancelled = await OpenAsync("cancellation");
        var returned = await OpenAsync("return");
        var missing = await OpenAsync("inquiry");

        var cases = await ReadAsync();

        cases.Select(c => (c.Kind, c.OrderRemoteId)).ShouldBe(
            [(CaseKinds.Cancellation, cancelled), (CaseKinds.Return, returned), (CaseKinds.NotReceived, missing)], ignoreOrder: true);
        foreach (var found in cases)
        {
            (found.Waits, found.Amount, found.Currency).ShouldBe((true, 49.95m, "USD"), found.Kind);
            found.AnswerBy!.Value.ShouldBe(found.OpenedAt.AddDays(3), TimeSpan.FromSeconds(1));
        }
        cases.Single(c => c.Kind == CaseKinds.Cancellation).Answers.ShouldBe([CaseAnswers.Approve, CaseAnswers.Decline]);
        cases.Single(c => c.Kind == CaseKinds.NotReceived).Answers.ShouldBe([CaseAnswers.Tracking, CaseAnswers.Refund]);
    }

    [Theory]
    [InlineData(CaseAnswers.Approve, "cancelled")]
    [InlineData(CaseAnswers.Decline, "processing")]
    public async Task A_cancellation_is_approved_or_declined_once(string answer, string status)
    {
        var order = await OpenAsync("cancellation");

        (await AnswerAsync(answer)).ShouldSucceed().OrderRemoteId.ShouldBe(order);

        (await OrderAsync(order)).Status.ShouldBe(status);
        (await ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_return_is_approved_received_and_paid_back()
    {
        var order = await OpenAsync("return");

        (await AnswerAsync(CaseAnswers.Approve)).ShouldSucceed();
        (await ReadAsync()).ShouldHaveSingleItem().Waits.ShouldBeFalse();
        (await AnswerAsync(CaseAnswers.Received)).ShouldSucceed();
        var due = (await ReadAsync()).ShouldHaveSingleItem();
        due.Answers.ShouldBe([CaseAnswers.Refund]);
        due.AnswerBy.ShouldNotBeNull();
        (await AnswerAsync(CaseAnswers.Refund)).ShouldSucceed();

        (await OrderAsync(order)).Status.ShouldBe("refunded");
        (await ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_is_offered_and_then_it_is_the_buyers_turn()
    {
        await OpenAsync("return");

        (await AnswerAsync(CaseAnswers.Offer, amount: 10)).ShouldSucceed();

        var found = (await ReadAsync()).ShouldHaveSingleItem();
        (found.Waits, found.Answers.Count, found.AnswerBy).ShouldBe((false, 0, null));
    }

    [Fact]
    public async Task An_inquiry_is_told_where_the_parcel_is_and_may_still_be_paid_back()
    {
        var order = await OpenAsync("inquiry");

        (await AnswerAsync(CaseAnswers.Tracking, carrier: "usps", tracking: "9400 1000 0000 0000 0000 02")).ShouldSucceed();
        (await ReadAsync()).ShouldHaveSingleItem().Answers.ShouldBe([CaseAnswers.Refund]);
        (await AnswerAsync(CaseAnswers.Refund)).ShouldSucceed();

        (await OrderAsync(order)).Status.ShouldBe("refunded");
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_not_paid_twice()
    {
        var order = await OpenAsync("return");
        var found = (await ReadAsync()).ShouldHaveSingleItem();
        await _ebay.FaultAsync(new { operation = "issueReturnRefund", timeoutAfterEffect = 1 });
        var answer = new CaseAnswer(found.Kind, found.Id, CaseAnswers.Refund, 20);
        (await _ebay.Channel.AnswerCaseAsync(_ebay.Session, answer, Cancel)).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);

        (await _ebay.Channel.AnswerCaseAsync(_ebay.Session, answer, Cancel)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);

        (await OrderAsync(order)).Refunds.ShouldHaveSingleItem().Amount.ShouldBe(20);
    }

    [Theory]
    [InlineData("return", CaseAnswers.Received, null, null, "answer")]
    [InlineData("return", CaseAnswers.Offer, null, null, "amount")]
    [InlineData("return", CaseAnswers.Offer, 49.95, null, "amount")]
    [InlineData("return", CaseAnswers.Refund, 50.0, null, "amount")]
    [InlineData("return", CaseAnswers.Refund, 0.0, null, "amount")]
    [InlineData("inquiry", CaseAnswers.Approve, null, null, "answer")]
    [InlineData("inquiry", CaseAnswers.Refund, 5.0, null, "amount")]
    [InlineData("inquiry", CaseAnswers.Tracking, null, null, "carrier")]
    [InlineData("inquiry", CaseAnswers.Tracking, null, "USPS", "trackingNumber")]
    [InlineData("cancellation", CaseAnswers.Refund, null, null, "answer")]
    public async Task A_bad_answer_is_refused_by_its_field_and_eBay_is_not_told(string kind, string answer, double? amount, string? carrier, string field)
    {
        await OpenAsync(kind);

        var refused = (await AnswerAsync(answer, (decimal?)amount, carrier, tracking: " - ")).Error!;

        (refused.Kind, refused.Field).ShouldBe((ChannelErrorKind.Rejected, field));
        (await ReadAsync()).ShouldHaveSingleItem().Waits.ShouldBeTrue();
    }

    [Fact]
    public async Task More_than_a_page_is_read_whole()
    {
        await _ebay.Sandbox.ControlAsync("seed", new { listings = 210 });
        for (var i = 1; i <= 205; i++)
            await _ebay.Sandbox.ControlAsync("cases", new { kind = "cancellation", orderId = await _ebay.BuyAsync($"SEED-{i:D6}") });

        (await ReadAsync()).Count.ShouldBe(205);
    }

    /// <summary>The order of which a buyer opens something.</summary>
    private async Task<string> OpenAsync(string kind)
    {
        var order = await _ebay.BuyAsync("HP-TWL-SET");
        if (kind != "cancellation")
            (await _ebay.Channel.ShipAsync(_ebay.Session, order, "usps", "9400100000000000000001", null, Cancel)).ShouldSucceed();
        await _ebay.Sandbox.ControlAsync("cases", new { kind, orderId = order });
        return order;
    }

    private async Task<IReadOnlyList<BuyerCase>> ReadAsync() => (await _ebay.Channel.ReadCasesAsync(_ebay.Session, Cancel)).ShouldSucceed();

    private async Task<ChannelResult<CaseAnswered>> AnswerAsync(string answer, decimal? amount = null, string? carrier = null, string? tracking = null)
    {
        var found = (await ReadAsync()).ShouldHaveSingleItem();
        return await _ebay.Channel.AnswerCaseAsync(_ebay.Session, new CaseAnswer(found.Kind, found.Id, answer, amount, carrier, tracking), Cancel);
    }

    private async Task<RemoteOrder> OrderAsync(string id) => (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed();
}
