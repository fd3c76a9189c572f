using System.Net;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Http;

public sealed class CircuitTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_that_failed_as_often_in_a_row_as_its_limits_say_is_left_alone_for_as_long_as_they_say()
    {
        var (clock, shop) = (new MovedClock(), new FailingShop());
        using var http = new ChannelPipeline(new ChannelTransport(shop), clock).Create(new Fragile());
        for (var i = 0; i < 3; i++)
            (await PostAsync(http)).ShouldBe(HttpStatusCode.InternalServerError);

        (await Should.ThrowAsync<NotSentException>(PostAsync(http))).Error.ShouldSatisfyAllConditions(
            error => error.Kind.ShouldBe(ChannelErrorKind.Unavailable), error => error.Code.ShouldBe("circuit"));
        clock.Advance(TimeSpan.FromSeconds(299));
        await Should.ThrowAsync<NotSentException>(PostAsync(http));
        shop.Calls.ShouldBe(3);

        clock.Advance(TimeSpan.FromSeconds(2));
        (await PostAsync(http)).ShouldBe(HttpStatusCode.InternalServerError, "one call tries");
        await Should.ThrowAsync<NotSentException>(PostAsync(http));
        clock.Advance(TimeSpan.FromSeconds(301));
        shop.Works = true;
        (await PostAsync(http)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(http)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http)
    {
        using var answer = await http.PostAsync("orders", null, Cancelled);
        return answer.StatusCode;
    }

    private sealed class Fragile : ICallByHttp
    {
        public string Id => "fragile";

        public string Name => "Fragile";

        public bool Configured => true;

        public ChannelLimits Limits { get; } = new(null, null, 1, 1) { Circuit = new(3, TimeSpan.FromSeconds(300)) };

        public IReadOnlyList<Uri> Addresses(string? accountId) => [new("https://fragile.example/")];

        public string QuotaKey(string accountId) => "key";

        public RateReading? ReadRate(HttpResponseMessage response) => null;
    }

    private sealed class FailingShop : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public bool Works { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(Works ? HttpStatusCode.OK : HttpStatusCode.InternalServerError));
        }
    }

    /// <summary>Only the time of day is moved; what is waited for takes as long as it does.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

        public void Advance(TimeSpan by) => _ahead += by;
    }
}
