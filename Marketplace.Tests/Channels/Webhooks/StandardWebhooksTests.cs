using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Tests.Channels.Webhooks;

public sealed class StandardWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] _body = """{"event_type":"ORDER_PAID","resource_url":"https://openapi.etsy.com/v3/application/shops/1/receipts/7"}"""u8.ToArray();

    /// <summary>The example of the specification's reference libraries.</summary>
    [Fact]
    public void The_published_example_is_authentic()
    {
        var headers = Headers("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        StandardWebhooks.Verify(headers, """{"test": 2432232314}"""u8, Secret, DateTimeOffset.FromUnixTimeSeconds(1614265330)).ShouldBe("msg_p5jXN8AQM9LWM0D4loKWxJek");
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_delivery_is_good_for_five_minutes_either_way(int seconds, bool good)
    {
        var timestamp = (_now.ToUnixTimeSeconds() + seconds).ToString();

        (StandardWebhooks.Verify(Headers("m", timestamp, Sign("m", timestamp)), _body, Secret, _now) == "m").ShouldBe(good);
    }

    [Fact]
    public void One_good_signature_among_others_is_enough()
    {
        var timestamp = _now.ToUnixTimeSeconds().ToString();
        var other = $"v1,{Convert.ToBase64String(new byte[32])}";

        StandardWebhooks.Verify(Headers("m", timestamp, $"{other} v1a,AAAA {Sign("m", timestamp)}"), _body, Secret, _now).ShouldBe("m");
        StandardWebhooks.Verify(Headers("m", timestamp, $"{other} {other}"), _body, Secret, _now).ShouldBeNull();
    }

    [Fact]
    public void What_is_missing_or_no_number_is_refused_and_never_an_exception()
    {
        var timestamp = _now.ToUnixTimeSeconds().ToString();
        // Its distance from now is the one number that has no absolute value.
        var overflowing = (long.MinValue + _now.ToUnixTimeSeconds()).ToString();
        foreach (var (id, time, signature) in new[]
        {
            ("", timestamp, Sign("", timestamp)), ("m", "", Sign("m", "")), ("m", "soon", Sign("m", "soon")), ("m", timestamp, ""), ("m", timestamp, "v1,"), ("m", timestamp, "v1,%%%"),
            ("m", overflowing, Sign("m", overflowing)), ("m", long.MaxValue.ToString(), Sign("m", long.MaxValue.ToString())), ("other", timestamp, Sign("m", timestamp)),
        })
        {
            StandardWebhooks.Verify(Headers(id, time, signature), _body, Secret, _now).ShouldBeNull($"{id} {time} {signature}");
        }
        StandardWebhooks.Verify(new HeaderDictionary(), _body, Secret, _now).ShouldBeNull();
        StandardWebhooks.Verify(Headers("m", timestamp, Sign("m", timestamp)), _body, "whsec_no base64!", _now).ShouldBeNull();
    }

    [Fact]
    public void Etsys_event_type_is_read_in_any_case()
    {
        var timestamp = _now.ToUnixTimeSeconds().ToString();

        EtsyWebhooks.Verify(new(Headers("m", timestamp, Sign("m", timestamp)), _body, Secret, _now))!.Type.ShouldBe("order.paid");
        EtsyWebhooks.Read("ORDER_PAID", _body).RemoteId.ShouldBe("7");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"event_type\":7}")]
    public void A_signed_body_that_is_no_notification_is_refused(string body)
    {
        var timestamp = _now.ToUnixTimeSeconds().ToString();
        var bytes = Encoding.UTF8.GetBytes(body);

        EtsyWebhooks.Verify(new(Headers("m", timestamp, Sign("m", timestamp, bytes)), bytes, Secret, _now)).ShouldBeNull();
    }

    private static HeaderDictionary Headers(string id, string timestamp, string signature) =>
        new() { ["webhook-id"] = id, ["webhook-timestamp"] = timestamp, ["webhook-signature"] = signature };

    private static string Sign(string id, string timestamp, byte[]? body = null) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.").Concat(body ?? _body).ToArray()));
}
