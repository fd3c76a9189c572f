using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using System.Text;
using Orleans.Runtime;

namespace Orleans.AdoNet;

/// <summary>
/// The columns that a grain's state is stored under. Orleans derives them from the text of the key, not from what kind of key was
/// declared: a string that looks like hexadecimal is stored as a number or a Guid.
/// </summary>
internal readonly record struct StorageKey(long N0, long N1, string? Extension, int Hash)
{
    private const int GuidLength = 32;

    public static StorageKey Of(string key)
    {
        if (key.Length >= GuidLength && (key.Length == GuidLength || key[GuidLength] == '+')
            && Guid.TryParseExact(key.AsSpan(0, GuidLength), "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            return Of(bytes, BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)),
                key.Length > GuidLength ? key[(GuidLength + 1)..] : null);
        }

        var plus = key.IndexOf('+', StringComparison.Ordinal);
        var digits = plus < 0 ? key : key[..plus];
        if (digits.Length > 0 && digits.All(char.IsAsciiHexDigit)
            && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return Of(bytes, 0, unchecked((long)number), plus < 0 ? null : key[(plus + 1)..]);
        }

        return Of([], 0, 0, key);
    }

    /// <summary>The parameters that every state statement takes.</summary>
    public (string Name, DbType Type, object? Value)[] Parameters(string stateName, string serviceId) =>
    [
        ("GrainIdHash", DbType.Int32, Hash),
        ("GrainIdN0", DbType.Int64, N0),
        ("GrainIdN1", DbType.Int64, N1),
        ("GrainTypeHash", DbType.Int32, unchecked((int)StableHash.ComputeHash(stateName))),
        ("GrainTypeString", DbType.String, stateName),
        ("GrainIdExtensionString", DbType.String, Extension),
        ("ServiceId", DbType.String, serviceId),
    ];

    private static StorageKey Of(byte[] number, long n0, long n1, string? extension)
    {
        byte[] hashed = [.. number, .. Encoding.UTF8.GetBytes(extension ?? "")];
        Array.Reverse(hashed);
        return new(n0, n1, extension, unchecked((int)StableHash.ComputeHash(hashed)));
    }
}
