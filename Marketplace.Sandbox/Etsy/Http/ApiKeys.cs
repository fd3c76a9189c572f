using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>The <c>x-api-key</c> header: <c>keystring:shared_secret</c>; the keystring alone is refused since 2026-02-09.</summary>
internal static class ApiKeys
{
    public static EtsyApp Check(EtsyStore store, HttpRequest request)
    {
        var key = request.Headers["x-api-key"].ToString();
        if (key.Length == 0)
            throw new EtsyRefusal(StatusCodes.Status401Unauthorized, "Missing x-api-key header or client_id");
        var parts = key.Split(':', 2);
        if (parts.Length == 1)
            throw EtsyRefusal.Forbidden("Shared secret is required in x-api-key header.");
        if (parts[0].Length == 0 || parts[1].Length == 0)
            throw EtsyRefusal.Forbidden("Invalid API key: should be in the format 'keystring:shared_secret'.");
        return store.Apps.Find(parts[0]) is { } app && Same(app.SharedSecret, parts[1])
            ? app
            : throw EtsyRefusal.Forbidden("API key not found or not active, or incorrect shared secret for API key.");
    }

    private static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
