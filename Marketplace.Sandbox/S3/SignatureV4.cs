using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.Sandbox.S3;

/// <summary>
/// Checks a request as S3 does: AWS Signature Version 4 in the <c>Authorization</c> header, over the payload's hash or
/// <c>UNSIGNED-PAYLOAD</c>. Source: Amazon S3 API Reference, “Signature Calculations for the Authorization Header”.
/// </summary>
internal sealed class SignatureV4(S3Options account, TimeProvider clock)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(15);

    /// <returns>Null when the request is what its sender signed.</returns>
    public S3Error? Check(HttpRequest request, byte[] body)
    {
        if (Authorization.Parse(request.Headers.Authorization.ToString()) is not { } authorization)
            return S3Error.AccessDenied;
        if (authorization.Scope.Length != 5 || authorization.Scope[3..] is not ["s3", "aws4_request"])
            return S3Error.MalformedAuthorization;
        if (authorization.Scope[0] != account.AccessKey)
            return S3Error.UnknownAccessKey;
        var date = request.Headers["x-amz-date"].ToString();
        if (!DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            || !date.StartsWith(authorization.Scope[1], StringComparison.Ordinal))
            return S3Error.AccessDenied;
        if ((clock.GetUtcNow() - at).Duration() > _skew)
            return S3Error.TimeTooSkewed;

        var hash = request.Headers["x-amz-content-sha256"].ToString();
        if (!authorization.SignedHeaders.Contains("host", StringComparer.Ordinal)
            || !Equal(Signature(request, authorization, date, hash), authorization.Signature))
            return S3Error.SignatureDoesNotMatch;
        return hash == UnsignedPayload || hash == Convert.ToHexStringLower(SHA256.HashData(body)) ? null : S3Error.ContentHashMismatch;
    }

    private string Signature(HttpRequest request, Authorization authorization, string date, string payloadHash)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var query = target.Length == 1 ? [] : target[1].Split('&').Select(p => p.Contains('=', StringComparison.Ordinal) ? p : $"{p}=");
        var headers = authorization.SignedHeaders.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n");
        var canonical = $"{request.Method}\n{target[0]}\n{string.Join('&', query.Order(StringComparer.Ordinal))}\n{string.Concat(headers)}\n"
            + $"{string.Join(';', authorization.SignedHeaders)}\n{payloadHash}";
        var scope = authorization.Scope[1..];
        var key = scope.Aggregate(Encoding.UTF8.GetBytes($"AWS4{account.SecretKey}"), Mac);
        var text = $"{Algorithm}\n{date}\n{string.Join('/', scope)}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return Convert.ToHexStringLower(Mac(key, text));
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static bool Equal(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <param name="Scope">Access key, date, region, service, <c>aws4_request</c>.</param>
    private sealed record Authorization(string[] Scope, string[] SignedHeaders, string Signature)
    {
        public static Authorization? Parse(string header)
        {
            if (!header.StartsWith($"{Algorithm} ", StringComparison.Ordinal))
                return null;
            var parts = header[Algorithm.Length..].Split(',').Select(p => p.Trim().Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
            return parts.TryGetValue("Credential", out var scope) && parts.TryGetValue("SignedHeaders", out var headers) && parts.TryGetValue("Signature", out var signature)
                ? new(scope.Split('/'), headers.Split(';'), signature) : null;
        }
    }
}
