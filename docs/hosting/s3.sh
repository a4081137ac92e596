#!/bin/sh
# Event files in an S3-compatible object store: no machine of one's own, and If-Match is honoured
# where the store knows conditional writes.
#
#   export S3_ENDPOINT=https://s3.eu-central-1.amazonaws.com S3_REGION=eu-central-1
#   export S3_KEY=… S3_SECRET=…        # of whoever owns the bucket; they stay here
#   docs/hosting/s3.sh my-bucket hard-to-guess my-event.json 16
#
# makes the bucket, allows everybody to read and write exactly the event's files below
# "hard-to-guess/" (board.json, and 1.json to 16.json where the event is split), and puts the
# event there. Run again, it sets the rules anew and leaves files that are there as they are.
set -eu

[ $# -ge 3 ] || { echo "usage: $0 BUCKET PREFIX EVENT.json [SHARDS]" >&2; exit 2; }
bucket=$1 prefix=$2 event=$3 shards=${4:-0}
url=$S3_ENDPOINT/$bucket
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# METHOD URL [FILE [HEADER]]; prints the status, fails on none.
ask() {
  method=$1 to=$2 file=${3:-/dev/null} header=${4:-Content-Type: application/xml}
  curl --silent --output "$work/answer" --write-out '%{http_code}' \
    --aws-sigv4 "aws:amz:$S3_REGION:s3" --user "$S3_KEY:$S3_SECRET" \
    --request "$method" --data-binary "@$file" --header "$header" \
    --header "Content-MD5: $(openssl dgst -md5 -binary "$file" | base64)" "$to"
}

# As ask; ends the script unless the status is one of 2xx or the fifth argument.
must() {
  status=$(ask "$1" "$2" "${3:-/dev/null}" "${4:-Content-Type: application/xml}")
  case $status in
    2*|${5:-2xx}) ;;
    *) echo "$1 $2: $status" >&2; cat "$work/answer" >&2; exit 1 ;;
  esac
}

xmlns='xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

if [ "$S3_REGION" = us-east-1 ]; then : > "$work/bucket"; else
  echo "<CreateBucketConfiguration $xmlns><LocationConstraint>$S3_REGION</LocationConstraint></CreateBucketConfiguration>" > "$work/bucket"
fi
must PUT "$url" "$work/bucket" 'Content-Type: application/xml' 409 # 409: it is there already

# Every write keeps the one before it: the backup.
echo "<VersioningConfiguration $xmlns><Status>Enabled</Status></VersioningConfiguration>" > "$work/versioning"
must PUT "$url?versioning" "$work/versioning"

# The app comes from another address.
cat > "$work/cors" <<XML
<CORSConfiguration $xmlns>
  <CORSRule>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>HEAD</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
    <AllowedHeader>if-match</AllowedHeader>
    <AllowedHeader>if-none-match</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <ExposeHeader>Retry-After</ExposeHeader>
    <ExposeHeader>Date</ExposeHeader>
    <MaxAgeSeconds>86400</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
XML
must PUT "$url?cors" "$work/cors"

# The files are there before the phones: an anonymous reader of a missing one is told
# "forbidden", not "missing".
keys=board
shard=1
while [ "$shard" -le "$shards" ]; do keys="$keys $shard"; shard=$((shard + 1)); done
id=$(grep -o '"id": *"[^"]*"' "$event" | head -n 1 | cut -d '"' -f 4)
[ -n "$id" ] || { echo "$event has no id" >&2; exit 1; }
echo "{\"format\": \"anliegen\", \"v\": 1, \"id\": \"$id\"}" > "$work/shard"
for key in $keys; do
  file=$work/shard
  [ "$key" = board ] && file=$event
  if [ "$(ask HEAD "$url/$prefix/$key.json")" != 200 ]; then
    must PUT "$url/$prefix/$key.json" "$file" 'Content-Type: application/json'
  fi
done

# Exactly these files, for everybody. Nobody can list, delete, or fill the bucket with others.
for key in $keys; do
  echo "${list:-}${list:+, }\"arn:aws:s3:::$bucket/$prefix/$key.json\"" > "$work/list"
  list=$(cat "$work/list")
done
cat > "$work/policy" <<JSON
{ "Version": "2012-10-17",
  "Statement": [{ "Sid": "Phones", "Effect": "Allow", "Principal": "*",
    "Action": ["s3:GetObject", "s3:PutObject"],
    "Resource": [$list] }] }
JSON
must DELETE "$url?publicAccessBlock" /dev/null 'Content-Type: application/xml' '[45]*' # AWS has it
must PUT "$url?policy" "$work/policy" 'Content-Type: application/json'

name=board
[ "$shards" -gt 0 ] && name='{shard}'
echo "$url/$prefix/$name.json"
