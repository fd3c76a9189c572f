using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Orleans;

/// <summary>XXH32 with seed 0 and its bytes swapped: the hash that Orleans stores, equal in every process and version.</summary>
public static class StableHash
{
    private const uint P1 = 2654435761, P2 = 2246822519, P3 = 3266489917, P4 = 668265263, P5 = 374761393;

    /// <summary>The hash of the UTF-8 bytes of <paramref name="data"/>.</summary>
    public static uint ComputeHash(string data) => ComputeHash(Encoding.UTF8.GetBytes(data));

    /// <summary>The hash of <paramref name="data"/>.</summary>
    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        var rest = data;
        uint hash;
        if (data.Length >= 16)
        {
            uint a = unchecked(P1 + P2), b = P2, c = 0, d = unchecked(0 - P1);
            for (; rest.Length >= 16; rest = rest[16..])
            {
                a = Round(a, rest);
                b = Round(b, rest[4..]);
                c = Round(c, rest[8..]);
                d = Round(d, rest[12..]);
            }

            hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12)
                + BitOperations.RotateLeft(d, 18);
        }
        else
        {
            hash = P5;
        }

        hash += (uint)data.Length;
        for (; rest.Length >= 4; rest = rest[4..])
            hash = BitOperations.RotateLeft(hash + BinaryPrimitives.ReadUInt32LittleEndian(rest) * P3, 17) * P4;
        foreach (var last in rest)
            hash = BitOperations.RotateLeft(hash + last * P5, 11) * P1;

        hash = (hash ^ (hash >> 15)) * P2;
        hash = (hash ^ (hash >> 13)) * P3;
        return BinaryPrimitives.ReverseEndianness(hash ^ (hash >> 16));
    }

    private static uint Round(uint lane, ReadOnlySpan<byte> input) =>
        BitOperations.RotateLeft(lane + BinaryPrimitives.ReadUInt32LittleEndian(input) * P2, 13) * P1;
}
